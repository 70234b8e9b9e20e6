var x,Je,Xt,F,ke,pe,Ze,le,Qe,Ce,$e,et,ee=Symbol.for("pv"),de={},_e=[],Yt=/^m(i|n|o|s|text|space)$/,Te=Array.isArray,tt=_e.slice,j=Object.assign;function B(e){e&&e.parentNode&&e.remove()}function ce(e,t,n,r,s){var o={type:e,props:t,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ee,__v:s||++Je,__i:-1,__u:0};return!s&&x.vnode&&x.vnode(o),o}function A(e){return e.children}function V(e,t){this.props=e,this.context=t,this.__g=0}function H(e,t){if(t==null)return e.__&&H(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!="function"||e.props.__P?null:H(e)}function Jt(e){var t,n=e.__v,r=n.__e,s=[],o=[],i=e.__P;i&&((t=j({constructor:ee},n)).__v=n.__v+1,x.vnode&&x.vnode(t),Ae(i,t,n,e.__n,i.namespaceURI,32&n.__u?[r]:null,s,r||H(n),32&n.__u,o),t.__v=n.__v,t.__.__k[t.__i]=t,it(s,t,o),n.__=n.__e=null,t.__e!=r&&nt(t))}function nt(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),nt(e)}function Se(e){(8&e.__g||(e.__g|=8,F.push(e),pe++))&&ke==x.debounceRendering||((ke=x.debounceRendering)||queueMicrotask)(rt)}function rt(){try{for(var e,t=1;F.length;)F.length>t&&F.sort(Ze),e=F.shift(),t=F.length,8&e.__g&&Jt(e)}finally{(pe=F.length)&&(ke||queueMicrotask)(rt)}}function ot(e,t,n,r,s,o,i,l,u,d,p){var f,_,c,m,v,h,g=r.__k||_e,b=t.length;for(u=Zt(n,t,g,u,b),f=0;f<b;f++)(c=n.__k[f])!=null&&(_=~c.__i&&g[c.__i]||de,c.__i=f,h=Ae(e,c,_,s,o,i,l,u,d,p),m=c.__e,(_.ref!=c.ref||8&_.__u)&&(_.ref&&Pe(_.ref,null,c,_),c.ref&&p.push(c.ref,c.__c||m,c)),v=v||m,4&c.__u?(u=st(c,u,e,!_.__v),_.__e&&(_.__e=null)):typeof c.type=="function"&&h!==void 0?u=h:m&&(u=m.nextSibling),c.__u&=-21);return n.__e=v,u}function Zt(e,t,n,r,s){var o,i,l,u,d,p,f,_,c,m=n.length,v=m,h=0,g=0,b=e.__k=Array(s);for(o=0;o<s;o++)(i=t[o])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i!="object"||i.constructor===String?i=b[o]=ce(null,i):Te(i)?i=b[o]=ce(A,{children:i}):i.constructor===ee&&i.__b?i=b[o]=ce(i.type,i.props,i.key,i.ref,i.__v):b[o]=i,u=o+h,i.__=e,i.__b=e.__b+1,l=null,~(d=i.__i=Qt(i,n,u,v))&&(v--,(l=n[d])&&(l.__u|=2)),l&&l.__v?(i.__u|=16,d==u-1?h--:d==u+1?h++:d!=u&&(d>u?h--:h++,g=1)):(~d||(s>m?h--:s<m&&h++),typeof i.type!="function"&&(i.__u|=4))):b[o]=null;if(g){for(p=[],f=[],o=0;o<s;o++)if((i=b[o])&&16&i.__u){for(h=0,_=p.length;h<_;)p[c=h+_>>1]<i.__i?h=c+1:_=c;p[h]=i.__i,f[o]=h+1}for(h=p.length;o--;)f[o]&&(f[o]==h?h--:b[o].__u|=4)}if(v)for(o=0;o<m;o++)!(l=n[o])||2&l.__u||(l.__e==r&&(r=H(l)),Me(l,l));return r}function st(e,t,n,r){var s,o,i,l;if(typeof e.type=="function"){if(e.props.__P)return t;if(s=e.__k)for(o=0;o<s.length;o++)s[o]&&(s[o].__=e,t=st(s[o],t,n,!1));return t}for(t&&!t.parentNode&&(t=H(e))&&!t.parentNode&&(t=null),i=e.__e,l=t;l&&l.nodeType==8;)l=l.nextSibling;for(i!=l&&(!r&&n.moveBefore&&i.parentNode?n.moveBefore(i,t):n.insertBefore(i,t||null)),t=i;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function Qt(e,t,n,r){var s,o=e.key,i=e.type,l=t[n],u=l&&!(2&l.__u);if(l===null&&o==null||u&&o==l.key&&i==l.type)return n;if(r>(u?1:0)){for(s=n-1;s>=0;s--)if((l=t[s])&&!(2&l.__u)&&o==l.key&&i==l.type)return s;for(s=n+1;s<t.length;s++)if((l=t[s])&&!(2&l.__u)&&o==l.key&&i==l.type)return s}return-1}function Ye(e,t,n){n==null&&(n=""),t[0]=="-"?e.setProperty(t,n):e[t]=n}function ie(e,t,n,r,s){var o,i;if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(t in r)n&&t in n||Ye(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||Ye(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(e.__e||(e.__e={}))[t]=n,n&&r||(i=$e[t]||($e[t]=en(t)),(e.__a||(e.__a={}))[t]=Ce,o=t!=(t=t.replace(Qe,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),n?e.addEventListener(t,i,o):e.removeEventListener(t,i,o));else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n)}}function en(e){return function(t){var n=this.__e;if(n){if(n=n[e],t[le]==null)t[le]=Ce++;else if(t[le]<this.__a[e])return;return n(x.event?x.event(t):t)}}}function Ae(e,t,n,r,s,o,i,l,u,d){var p,f,_,c,m,v,h,g,b,T,w,we,Ge,ae,K,Xe,U,q,W=t.type;if(t.constructor!==ee)return null;128&n.__u&&(u=32&n.__u,p=n.__c.__z)&&(t.__u|=u,f=o=[],p.nodeType==8?l=ue(p,o):o.push(p),l=o[0]||l),(p=x.__b)&&p(t);e:if(typeof W=="function"){_=i.length;try{if(g=t.props,b=(p=W.prototype)&&p.render,T=(p=W.contextType)&&r[p.__c],w=p?T?T.props.value:p.__:r,(c=n.__c)?(t.__c=c,2&c.__g&&(c.__g|=1)):(b?t.__c=c=new W(g,w):(t.__c=c=new V(g,w),c.constructor=W,c.render=nn),T&&T.sub(c),c.state||(c.state={}),c.__n=r,c.__g|=8,c.__h=[],c.__k=[]),b&&(c.__s||(c.__s=c.state),W.getDerivedStateFromProps&&(c.__s==c.state&&(c.__s=j({},c.__s)),j(c.__s,W.getDerivedStateFromProps(g,c.__s)))),m=c.props,v=c.state,c.__v=t,n.__c){if(g!==m&&b&&!W.getDerivedStateFromProps&&c.componentWillReceiveProps&&c.componentWillReceiveProps(g,w),t.__v==n.__v&&!(8&c.__g)||!(4&c.__g)&&c.shouldComponentUpdate&&c.shouldComponentUpdate(g,c.__s,w)===!1){t.__v!=n.__v&&(c.props=g,c.state=c.__s,c.__g&=-9),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(R){R&&(R.__=t)}),_e.push.apply(c.__h,c.__k),c.__k=[],c.__h.length&&i.push(c),l=H(n);break e}c.componentWillUpdate&&c.componentWillUpdate(g,c.__s,w),b&&c.componentDidUpdate&&c.__h.push(function(){c.componentDidUpdate(m,v,h)})}else b&&!W.getDerivedStateFromProps&&c.componentWillMount&&c.componentWillMount(),b&&c.componentDidMount&&c.__h.push(c.componentDidMount);c.context=w,c.props=g,c.__P=e,c.__g&=-5,we=x.__r,Ge=b?25:0;do c.__g&=-9,we&&we(t),p=c.render(c.props,c.state=c.__s,c.context);while(8&c.__g&&++Ge<25);b&&(_e.push.apply(c.__h,c.__k),c.__k=[]),c.state=c.__s,c.getChildContext&&(r=j({},r,c.getChildContext())),b&&n.__c&&c.getSnapshotBeforeUpdate&&(h=c.getSnapshotBeforeUpdate(m,v)),ae=p&&p.type===A&&p.key==null?p.props.children:p,g.__P&&(p=l,s=(e=g.__P).namespaceURI,u=o=null,n.props&&n.props.__P!=e&&(n.__k.some(function(R){R&&Me(R,R)}),n.__k=null),l=n.__k?H(n,0):null),l=ot(e,Te(ae)?ae:[ae],t,n,r,s,o,i,l,u,d),g.__P&&(t.__e=null,l=p),t.__u&=-161,f&&f.some(B),c.__h.length&&i.push(c),1&c.__g&&(c.__g&=-4)}catch(R){if(i.length=_,t.__v=null,u||o)if(R&&R.then){if(t.__u|=128|u,o){for(~(U=o.indexOf(l||void 0))||(U=o.length);(q=o[U-1])&&q.nodeType==8;)U--;for(;U<o.length;U++)if(q=o[U])if(o[U]=null,K){if(q==Xe)break}else{if(q.nodeType!=8)break;q.data.startsWith("$s")&&(Xe=ue(K=q))}}if(!K){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;K=l}(p=ue(K=t.__c.__z||(t.__c.__z=K)))?(t.__e=K,l=p):t.__e=l,l=l&&l.nextSibling}else o&&o.some(B);else t.__e=n.__e;t.__k||(t.__k=n.__k||[]),R&&R.then||at(t),x.__e(R,t,n)}}else l=t.__e=tn(n.__e,t,n,r,s,o,i,u,d,e);return(p=x.diffed)&&p(t),l}function ue(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))n++;else if(e.data.startsWith("/$s")&&!--n)return e}t&&t.push(e)}}function at(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(at))}function it(e,t,n){for(var r=0;r<n.length;)Pe(n[r++],n[r++],n[r++]);x.__c&&x.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(o){o.call(s)})}catch(o){x.__e(o,s.__v)}})}function tn(e,t,n,r,s,o,i,l,u,d){var p,f,_,c,m,v,h,g,b=n.props||de,T=t.props,w=t.type;if(w=="svg"?s="http://www.w3.org/2000/svg":w=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),o){for(p=0;p<o.length;p++)if((m=o[p])&&(w?m.localName==w:m.nodeType==3)){e=m,o[p]=null;break}}if(!e){if(g=d.ownerDocument||document,!w)return g.createTextNode(T);e=g.createElementNS(s,w,T.is?T:d),l&&(x.__m&&x.__m(t,o),l=!1),o=null}if(w){if(d=w=="template"&&e.content||e,o=w=="textarea"&&T.defaultValue!=null?null:o&&tt.call(d.childNodes),!l&&o)for(b={},p=0;p<e.attributes.length;p++)b[(m=e.attributes[p]).name]=m.value;for(p in b)m=b[p],p=="dangerouslySetInnerHTML"?_=m:p=="children"||p in T||p=="value"&&"defaultValue"in T||p=="checked"&&"defaultChecked"in T||ie(e,p,null,m,s);for(p in T)m=T[p],p=="children"?c=m:p=="dangerouslySetInnerHTML"?f=m:p=="value"?v=m:p=="checked"?h=m:l&&typeof m!="function"||b[p]===m||ie(e,p,m,b[p],s);f?(l||_&&(f.__html==_.__html||f.__html==e.innerHTML)||(e.innerHTML=f.__html),t.__k=[]):(_&&(e.textContent=""),(w=="foreignObject"||s=="http://www.w3.org/1998/Math/MathML"&&Yt.test(w))&&(s="http://www.w3.org/1999/xhtml"),ot(d,Te(c)?c:[c],t,n,r,s,o,i,o?o[0]:n.__k&&H(n,0),l,u),o&&o.some(B)),l&&w!="textarea"||(p="value",w=="progress"&&v==null?e.removeAttribute(p):v==null||v===e[p]&&(w!="progress"||v)||ie(e,p,v,b[p],s),p="checked",h!=null&&h!=e[p]&&ie(e,p,h,b[p],s))}else b===T||l&&e.data==T||(e.data=T);return e}function Pe(e,t,n,r){try{typeof e=="function"?t?t.__x=e(t)||1:r&&(r=r.__c||r.__e)&&(t=r.__x)&&(r.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(s){x.__e(s,n)}}function Me(e,t,n){var r,s,o,i;if(x.unmount&&x.unmount(e),!(r=e.ref)||r.current&&r.current!=e.__e||Pe(r,null,t,e),r=e.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(l){x.__e(l,t)}r.__P=r.__n=null}if(r=e.__k)for(i=0;i<r.length;i++)r[i]&&Me(r[i],t,typeof e.type!="function"||n&&!e.props.__P);!n&&(r=e.__c)&&(r=r.__z)&&(s=ue(r,o=[]))&&(r==e.__e&&o.some(B),B(s),B(r)),n||B(e.__e),e.__e=e.__c=e.__=null}function nn(e,t,n){return this.constructor(e,n)}function ze(e,t){var n,r,s,o;x.__&&x.__(e,t),t.nodeType==9&&(t=t.documentElement),r=(n=e&&32&e.__u)?null:t.__k,t.__k=ce(A,{children:[e]}),s=[],o=[],Ae(t,t.__k,r||de,de,t.namespaceURI,r?null:t.firstChild?tt.call(t.childNodes):null,s,r?r.__e:t.firstChild,n,o),it(s,t.__k,o),t.__k.props.children=null}function De(e){function t(n){var r,s;return this.getChildContext||(r=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.shouldComponentUpdate=function(o){this.props.value!=o.value&&r.forEach(function(i){i.__g|=4,Se(i)})},this.sub=function(o){r.add(o);var i=o.componentWillUnmount;o.componentWillUnmount=function(){r.delete(o),i&&i.call(o)}}),n.children}return t.__c="__cC"+et++,t.__=e,t.Provider=(t.Consumer=function(n,r){return n.children(r)}).contextType=t,t}x={__e:function(e,t,n,r){for(var s,o,i;t=t.__;)if((s=t.__c)&&!(1&s.__g)){s.__g|=4;try{if((i=(o=s.constructor)&&o.getDerivedStateFromError)&&s.setState(o.getDerivedStateFromError(e)),s.componentDidCatch&&(s.componentDidCatch(e,r||{}),i=1),i&&8&s.__g)return void(s.__g|=2)}catch(l){e=l}}throw pe=0,e}},Je=0,Xt=function(e){return e!=null&&e.constructor===ee},V.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=j({},this.state)),typeof e=="function"&&(e=e(j({},n),this.props)),e&&(j(n,e),this.__v&&(t&&this.__k.push(t),Se(this)))},V.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Se(this))},V.prototype.render=A,F=[],pe=0,Ze=function(e,t){return e.__v.__b-t.__v.__b},le=Symbol(),Qe=/(PointerCapture)$|Capture$/i,Ce=0,$e={},et=0;var G,k,Re,lt,Ee=Object.is,fe=0,gt=[],Ne=[],S=x,ct=S.__b,ut=S.__r,pt=S.diffed,dt=S.__c,_t=S.unmount,ft=S.__;function me(e,t){S.__h&&S.__h(k,e,fe||t),fe=0;var n=k.__H||(k.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function I(e){return fe=1,Ue(vt,e)}function Ue(e,t,n){var r=me(G++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):vt(void 0,t),function(o){var i=(r.__N||r.__)[0],l=r.t(i,o);Ee(i,l)||(r.__N=[l,r.__[1]],r.__c.setState({}))}],r.__c=k,!k.__f)){k.__f=!0;var s=k.shouldComponentUpdate;k.shouldComponentUpdate=function(o,i,l){var u=this.__H;if(!u)return!0;var d=!1,p=this.props!=o;if(u.__.some(function(_){_.__N&&(d=!0,Ee(_.__[0],_.__N[0])||(p=!0))}),s){var f=s.call(this,o,i,l);return d?f||p:f}return!d||p}}return r.__}function he(e,t){var n=me(G++,3);!S.__s&&bt(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,k.__H.__h.push(n))}function ne(e){return fe=5,re(function(){return{current:e}},[])}function re(e,t){var n=me(G++,7);return bt(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function M(e){var t=k.context[e.__c],n=me(G++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(k)),t.props.value):e.__}function rn(){var e;do{for(;e=Ne.shift();)try{te(e)}catch(n){S.__e(n,{__:(e=e.__P)&&e.__v})}for(;e=gt.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(te),t.__h.some(We),t.__h=[]}catch(n){t.__h=[],S.__e(n,e.__v)}}}while(Ne.length)}S.__b=function(e){k=null,ct&&ct(e)},S.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ft&&ft(e,t)},S.__r=function(e){ut&&ut(e),G=0;var t=(k=e.__c).__H;t&&(Re==k?k.__h=[]:(t.__h.some(te),t.__h.some(We),G=0),t.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Re=k},S.diffed=function(e){pt&&pt(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&ht(gt.push(t)),t.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Re=k=null},S.__c=function(e,t){t.some(function(n){try{n.__h.some(te),n.__h=n.__h.filter(function(r){return!r.__||We(r)})}catch(r){n.__h=[function(){throw r}]}}),dt&&dt(e,t)},S.unmount=function(e){_t&&_t(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(s){try{if(s.__P&&s.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}s.__P=n,ht(Ne.push(s))}else te(s)}catch(o){t=o}}),r.__H=void 0,t&&S.__e(t,r.__v))};var mt=typeof requestAnimationFrame=="function";function on(e){var t,n=function(){clearTimeout(r),mt&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);mt&&(t=requestAnimationFrame(n))}function ht(e){e!=1&&lt==S.requestAnimationFrame||((lt=S.requestAnimationFrame)||on)(rn)}function te(e){var t=k,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),k=t}function We(e){var t=k;e.__c=e.__(),k=t}function bt(e,t){return!e||e.length!=t.length||t.some(function(n,r){return!Ee(n,e[r])})}function vt(e,t){return typeof t=="function"?t(e):t}var sn=Symbol.for("pv"),an=0;function a(e,t,n,r,s,o){t||(t={});var i,l,u=t;if("ref"in u&&typeof e!="function")for(l in u={},t)l=="ref"?i=t[l]:u[l]=t[l];var d={type:e,props:u,key:n,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:sn,__v:--an,__i:-1,__u:0};return(s||o)&&(d.__source=s,d.__self=o),x.vnode&&x.vnode(d),d}function xt({step:e,n:t,set:n,back:r,next:s,children:o}){let i=(l,u,d)=>a("button",{type:"button","aria-disabled":l<0||l>=t,onClick:()=>l>=0&&l<t&&n(l),"aria-label":u,children:d});return a("div",{class:"stepper",children:[i(e-1,r,"←"),a("span",{class:"place",children:o}),i(e+1,s,"→")]})}var yt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var wt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function $t(e){let[t,n]=I(()=>kt(e));return he(()=>{let r=()=>n(kt(e)),s=new MutationObserver(r);s.observe(document.documentElement,wt),s.observe(document.body,wt);let o=matchMedia("(prefers-color-scheme: dark)");return o.addEventListener("change",r),r(),()=>{s.disconnect(),o.removeEventListener("change",r)}},[e]),t}function kt(e){for(let t=e;t;t=t.parentElement){let[n,r,s,o=1]=getComputedStyle(t).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(o>.5)return .299*n+.587*r+.114*s<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var St=(e,t={})=>e.replace(/\{(\w+)\}/g,(n,r)=>t[r]??n);function Fe(e){return e>0&&e<.005?"<1 %":`${Math.round(100*e)} %`}function $(e,t=2){let n=e.toFixed(t);return Number(n)===0?0 .toFixed(t):n.replace("-","−")}function Ct(e,t=""){return{render({model:n,el:r}){let s=r.shadowRoot??r.attachShadow({mode:"open"});for(let o of["keydown","keyup"])r.addEventListener(o,cn);return ze(a(He,{model:n,el:r,Content:e,style:t}),s),()=>ze(null,s)}}}function cn(e){let t=e.ctrlKey||e.metaKey||e.altKey||e.shiftKey&&e.key==="Enter",n=e.composedPath()[0].matches(":read-write");e.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!t)}function X(e,t){let[,n]=Ue(s=>s+1,0);he(()=>{let s=`change:${t}`;return e.on(s,n),()=>e.off(s,n)},[e,t]);let r=s=>{e.set(t,s),e.save_changes()};return[e.get(t),r]}var He=class extends V{componentDidCatch(t){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:t})),this.setState({error:t})}render({model:t,el:n,Content:r,style:s},{error:o}){let i=(l,u)=>St(t.get("strings")[l]??l,u);return a(A,{children:[a("style",{children:yt+s}),a(un,{el:n,caption:t.get("caption"),children:o?a("p",{role:"alert",children:i("broken",{reason:o.message})}):a(r,{model:t,say:i})})]})}};function un({el:e,caption:t,children:n}){let r=$t(e);return a("figure",{class:"figure","data-theme":r,children:[n,t&&a("figcaption",{children:t})]})}function Tt({busy:e=!1,children:t}){return a("p",{class:"reading","aria-live":"polite","aria-busy":e,children:t})}function At({say:e,head:t,rows:n,more:r=[]}){let[s,o]=I(!1);return a("div",{class:"numbers",children:[a("button",{type:"button","aria-expanded":s,onClick:()=>o(!s),children:e(s?"hide numbers":"show numbers")}),s&&a("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":e("show numbers"),children:[{head:t,rows:n},...r].map(i=>a(pn,{...i}))})]})}function pn({head:e,rows:t}){return a("table",{children:[a("thead",{children:a("tr",{children:e.map(n=>a("th",{scope:"col",children:n}))})}),a("tbody",{children:t().map(([n,...r])=>a("tr",{children:[a("th",{scope:"row",children:n}),r.map(s=>a("td",{children:s}))]}))})]})}var dn=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function C({text:e,roles:t={}}){return a("span",{class:"formula",children:[..._n(e,t)]})}function*_n(e,t){let n=0;for(let{0:r,1:s,2:o,3:i,index:l}of e.matchAll(dn))yield e.slice(n,l),yield s??a("span",{class:`letter ${t[o]??""}`,children:[o==="Σ"?o:a("i",{class:o[1]&&"tilde",children:o[0]}),i&&a("sub",{children:i})]}),n=l+r.length;yield e.slice(n)}function Pt({text:e,roles:t}){return e.split(/\{([^}]*)\}/).map((n,r)=>{if(r%2===0)return n;let[,s,o]=n.match(/^(\w+):(.*)$/)??[];return s?a("span",{class:s,children:o}):a(C,{text:n,roles:t})})}var Ie=`/* a number that can be dragged */
.scrub {
  border-radius: 4px;
  cursor: ew-resize;
  display: inline-block;
  font-variant-numeric: tabular-nums;
  line-height: 1.5rem;
  min-width: 1.5rem;
  padding: 0 1px;
  text-align: center;
  text-decoration: underline dotted 2px;
  text-underline-offset: 0.22em;
  touch-action: pan-y; /* sideways is ours, up and down stays the page's */
  user-select: none;
  -webkit-user-select: none;
  white-space: nowrap;
}
.scrub.dragged {
  background: var(--ink);
  color: var(--surface);
}
@media (hover: hover) {
  .scrub[role="slider"]:hover {
    background: var(--ink);
    color: var(--surface);
  }
}
`;var mn=4,Le=5;function zt({value:e,set:t,label:n,min:r,max:s,step:o=.05,kind:i="",...l}){let u=ne(null),[d,p]=I(!1),f=g=>{let b=Math.min(s,Math.max(r,Math.round(100*g)/100));Math.abs(b-e)>1e-6&&t(b)},_=()=>{u.current=null,p(!1)},c=g=>{g.button===0&&(g.currentTarget.setPointerCapture(g.pointerId),u.current={x:g.clientX,value:e},p(!0))},m=g=>{u.current&&f(u.current.value+o*Math.round((g.clientX-u.current.x)/mn))},v=()=>{u.current&&f(u.current.value),_()},h=g=>{let b=hn(g,e,{min:r,max:s,step:o});b!==null&&(g.preventDefault(),f(b))};return a("span",{...l,class:`scrub ${i} ${d?"dragged":""}`,role:"slider",tabIndex:"0","aria-label":n,"aria-valuemin":r,"aria-valuemax":s,"aria-valuenow":Math.round(100*e)/100,"aria-valuetext":$(e),onPointerDown:c,onPointerMove:m,onPointerUp:_,onPointerCancel:v,onKeyDown:h,children:$(e)})}var Mt={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:Le,PageDown:-Le};function hn(e,t,{min:n,max:r,step:s}){if(e.altKey||e.ctrlKey||e.metaKey)return null;if(e.key==="Home")return n;if(e.key==="End")return r;if(!(e.key in Mt))return null;let o=e.shiftKey&&e.key.startsWith("Arrow")?Le:1;return t+o*Mt[e.key]*s}var gn={f32:Float32Array,u8:Uint8Array};function Oe({dtype:e,shape:t,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),s=new gn[e](r);return{shape:t,values:e==="u8"?Float32Array.from(s,o=>o/255):s}}function Dt({shape:e,values:t},...n){let[r,s]=e.slice(-2),i=n.reduce((l,u,d)=>l*e[d]+u,0)*r*s;return Array.from({length:r},(l,u)=>t.subarray(i+u*s,i+(u+1)*s))}var Rt=(e,t)=>e.reduce((n,r,s)=>n+r*t[s],0),ge=(e,t)=>e.map(n=>Rt(n,t));function Ke(e){let t=Math.max(...e),n=e.map(s=>Math.exp(s-t)),r=n.reduce((s,o)=>s+o,0);return n.map(s=>s/r)}var Et=(e,t)=>t[0].map((n,r)=>Rt(e,t.map(s=>s[r]))),be=(e,t)=>Array.from(e,(n,r)=>r).sort((n,r)=>e[r]-e[n]).slice(0,t);function Nt(e,t){let{buffer:n}=Float32Array.from(t);return{dtype:"f32",shape:e,data:new DataView(n)}}function Ft({state:e,memory:t,combine:n,output:r}){let s=ge(t,e),o=s.map(Math.exp),i=Ke(s),l=t.map((v,h)=>v.map(g=>i[h]*g)),u=Et(i,t),d=[...u,...e],p=ge(n,d),f=p.map(Math.tanh),_=ge(r,f),c=Ke(_),m={total:oe(o),whole:oe(i)};return{scores:s,exps:o,weights:i,...m,weighted:l,context:u,joined:d,mixed:p,attentional:f,logits:_,probabilities:c}}var oe=e=>e.reduce((t,n)=>t+n,0);function z(e){if(e===0||e>=.005&&e<1e3)return $(e);let[t,n]=e.toExponential(1).split("e");return`${t}·10${n.replace("+","").replace(/./g,r=>bn[r])}`}var bn={"-":"⁻",0:"⁰",1:"¹",2:"²",3:"³",4:"⁴",5:"⁵",6:"⁶",7:"⁷",8:"⁸",9:"⁹"},N=e=>Number(e.toFixed(2)),L=e=>e>=.005&&e<1e3?N(e):Number(e.toExponential(1)),Be=(e,t=$)=>t(e).startsWith("−")?`(${t(e)})`:t(e),ve=(e,t)=>({text:e.map((n,r)=>`${r===0?$(e[r]):Be(e[r])} × ${Be(t[r])}`).join(" + "),paper:oe(e.map((n,r)=>N(e[r])*N(t[r])))}),qe=(e,t=$,n=N)=>({text:e.map((r,s)=>s===0?t(r):Be(r,t)).join(" + "),paper:oe(e.map(n))});function Wt(e,t,n=e.map(r=>Math.exp(N(r)))){let r=oe(n);return{about:!0,texts:[`exp(${$(e[t])}) / (${e.map(s=>`exp(${$(s)})`).join(" + ")})`,`${z(n[t])} / ${z(r)}`],paper:L(n[t])/L(r)}}function vn(e){let[t,n]=[Math.exp(N(e)),Math.exp(-N(e))];return{about:!0,texts:[`tanh(${$(e)})`,`(${z(t)} − ${z(n)}) / (${z(t)} + ${z(n)})`],paper:(L(t)-L(n))/(L(t)+L(n))}}var Ut={score:{step:0,of:"scores",work({state:e,memory:t},n){let{text:r,paper:s}=ve(e,t[n]),o=[...E("state",e),...E(`memory:${n+1}`,e)];return{symbol:`e_${n+1}`,texts:[`s · h_${n+1}`,r],paper:s,uses:o}}},exp:{step:1,of:"exps",work:({scores:e},t)=>({symbol:`exp(e_${t+1})`,texts:[`exp(${$(e[t])})`],paper:Math.exp(N(e[t])),write:z,uses:[`score:${t+1}`]})},total:{step:1,of:"total",work({exps:e}){let{text:t,paper:n}=qe(e,z,L);return{symbol:"Σ_k exp(e_k)",texts:[t],paper:n,write:z,uses:E("exp",e)}}},weight:{step:1,of:"weights",work:({scores:e,exps:t},n)=>({symbol:`α_${n+1}`,...Wt(e,n,t),uses:[...E("score",e),`exp:${n+1}`,"total"]})},whole:{step:1,of:"whole",work({weights:e}){let{text:t,paper:n}=qe(e);return{symbol:"Σ_k α_k",texts:[t],paper:n,uses:E("weight",e)}}},weighted:{step:2,of:"weighted",work({weights:e,memory:t},n,r){let{text:s,paper:o}=ve([e[n]],[t[n][r]]),i=[`weight:${n+1}`,`memory:${n+1}:${r+1}`];return{symbol:`α_${n+1} h_${n+1}`,entry:r,texts:[s],paper:o,uses:i}}},context:{step:2,of:"context",work({weighted:e},t){let{text:n,paper:r}=qe(e.map(o=>o[t])),s=e.map((o,i)=>`weighted:${i+1}:${t+1}`);return{symbol:"c",entry:t,texts:[n],paper:r,uses:s}}},joined:{step:3,of:"joined",work({joined:e,context:t},n){let r=t.length,[s,o,i]=n<r?["c",n,"context"]:["s",n-r,"state"],l=[`${i}:${o+1}`];return{symbol:"[c; s]",entry:n,same:[s,o],texts:[],paper:N(e[n]),uses:l}}},mixed:{step:4,of:"mixed",work({combine:e,joined:t},n){let{text:r,paper:s}=ve(e[n],t),o=[...E(`combine:${n+1}`,t),...E("joined",t)];return{symbol:"W_c [c; s]",entry:n,texts:[r],paper:s,uses:o}}},attentional:{step:4,of:"attentional",work:({mixed:e},t)=>({symbol:"s̃",entry:t,...vn(e[t]),uses:[`mixed:${t+1}`]})},logit:{step:5,of:"logits",work({output:e,attentional:t},n){let{text:r,paper:s}=ve(e[n],t),o=[...E(`output:${n+1}`,t),...E("attentional",t)];return{symbol:`z_${n+1}`,texts:[r],paper:s,uses:o}}},probability:{step:5,of:"probabilities",work:({logits:e},t)=>({symbol:`p_${t+1}`,...Wt(e,t),uses:E("logit",e)})}},E=(e,t)=>t.map((n,r)=>`${e}:${r+1}`);function Ht(e,t){let[n,...r]=e.split(":");if(!Object.hasOwn(Ut,n))return null;let{step:s,of:o,work:i}=Ut[n],l=r.map(c=>c-1),u=l.reduce((c,m)=>c?.[m],t[o]);if(typeof u!="number")return null;let{paper:d,write:p=$,...f}=i(t,...l),_=p===z?L:N;return{...f,step:s,result:p(u),exact:Math.abs(d-_(u))<1e-9,roundedOff:Math.abs(_(d)-_(u))>1e-9}}var It=`/* SixSteps */
.six {
  --row: 1.625rem;
  max-width: 54rem;
}
.formula .letter,
.rule .formula,
.symbol .formula {
  font-family: "STIX Two Text", Cambria, "Times New Roman", "Liberation Serif", serif;
  font-size: 1.1em;
}
.rule .letter,
.symbol .letter {
  font-size: 1em;
}
.tilde {
  position: relative;
  text-indent: 0;
}
.tilde::after {
  content: "~";
  font-style: normal;
  left: 0.02em;
  line-height: 1;
  position: absolute;
  top: -0.24em;
}
.formula sub {
  font-size: 0.7em;
  line-height: 0;
}

/* the six steps to choose from */
.six .stepper {
  align-items: flex-start;
}
.stepper > button {
  flex: none;
}
.six .stepper .place {
  flex: 1;
}
.chips {
  display: grid;
  grid-template-columns: repeat(6, minmax(0, 1fr));
  list-style: none;
  margin: 0;
  padding: 0;
}
.chips li {
  position: relative;
}
.chips li + li::before {
  /* the line from one badge to the next */
  background: var(--edge);
  content: "";
  height: 2px;
  position: absolute;
  right: calc(50% + 1.1rem);
  top: 1.05rem;
  width: calc(100% - 2.2rem);
}
.chips li + li:not(.later)::before {
  background: var(--ink);
}
.chips button,
button.title {
  background: none;
  border: 0;
  color: inherit;
}
.chips button {
  align-items: center;
  display: flex;
  flex-direction: column;
  gap: 0.1rem;
  line-height: 1.2;
  padding: 0.25rem 0.1rem;
  width: 100%;
}
.chips .name {
  font-size: 0.75rem;
}
.chips .later .name {
  color: var(--soft);
}
.chips .now .name {
  font-weight: 700;
}
.badge {
  align-items: center;
  background: var(--surface);
  border: 2px solid var(--ink);
  border-radius: 50%;
  display: inline-flex;
  flex: none;
  font-size: 0.8125rem;
  font-weight: 600;
  height: 1.6rem;
  justify-content: center;
  line-height: 1;
  width: 1.6rem;
}
.later .badge {
  border-color: var(--edge);
  color: var(--soft);
}
.now .badge {
  background: var(--ink);
  color: var(--surface);
}
.chips button:hover .badge,
button.title:hover .badge {
  border-color: var(--ink);
  box-shadow: 0 0 0 2px var(--edge);
}

/* what has been found, and how to play */
.six .reading {
  font-weight: 600;
  margin-top: 0.6rem;
}
.six .legend {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1.4rem;
  margin: 0.3rem 0 0.8rem;
}
.legend .again {
  font-size: 0.8125rem;
  margin-left: auto;
  min-height: 1.9rem;
}
.legend .scrub,
.legend .result {
  color: var(--ink);
  font-size: 0.8125rem;
}
.legend .scrub {
  cursor: default;
}

/* one step below the other: what it does on the left, its numbers on the right; on a phone one above the other */
.band {
  border: 1px solid transparent;
  border-radius: 10px;
  display: grid;
  gap: 0.4rem 1rem;
  grid-template-columns: minmax(0, 1fr);
  padding: 0.6rem 0.6rem;
}
@container (min-width: 40rem) {
  .band {
    align-items: center;
    grid-template-columns: 15rem minmax(0, 1fr);
  }
  .long .band {
    grid-template-columns: 12.5rem minmax(0, 1fr);
  }
}
.band.now {
  border-color: var(--edge);
  box-shadow: 0 1px 6px rgb(0 0 0 / 12%);
}
.about {
  align-self: start;
}
.title {
  align-items: center;
  display: inline-flex;
  font-size: 0.875rem;
  font-weight: 600;
  gap: 0.4rem;
  line-height: 1.2;
  min-height: 1.75rem;
}
.six .title {
  border: 1px solid transparent;
  border-radius: 999px;
  padding: 0.05rem 0.5rem 0.05rem 0.1rem;
  text-align: left;
}
.later .title .name {
  color: var(--soft);
  font-weight: 400;
}
.six .next .title {
  /* where to go on */
  background: var(--raised);
  border-color: var(--edge);
}
.next .title .name {
  color: var(--ink);
}
.note {
  display: grid;
  font-size: 0.84375rem;
  line-height: 1.4;
  margin-top: 0.1rem;
}
.note > * {
  grid-area: 1 / 1;
  min-width: 0;
}
.rule {
  font-size: 1rem;
  line-height: 1.6;
}
.why.aside {
  visibility: hidden;
}
.done .why {
  color: var(--soft);
}
.work p {
  padding-left: 1em;
  text-indent: -1em;
}
.outcome {
  white-space: nowrap;
}
.remark {
  color: var(--soft);
}

/* numbers */
.six .cell {
  align-items: center;
  display: flex;
  font-size: 0.8125rem;
  height: var(--row);
  justify-content: center;
}
.cell > :focus-visible,
.cell > [aria-expanded="true"] {
  outline-offset: 1px;
  position: relative; /* its frame lies over its neighbours */
  z-index: 1;
}
.six .result {
  background: color-mix(in srgb, var(--ink) 8%, var(--surface));
  border: 0;
  border-radius: 5px;
  color: inherit;
  font-size: inherit;
  font-variant-numeric: tabular-nums;
  line-height: 1.5rem;
  min-height: 0;
  min-width: 1.5rem;
  padding: 0 1px;
  white-space: nowrap;
}
.six .result.query { color: var(--query); }
.six .result.value { color: var(--value); }
.six .result.decoder { color: var(--decoder); }
@media (prefers-reduced-motion: no-preference) {
  .now .result,
  .now .brackets {
    animation: come 0.4s ease;
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
}
button.result:hover {
  box-shadow: 0 0 0 1.5px currentColor;
}
.result[aria-expanded="true"] {
  box-shadow: 0 0 0 2px var(--focus);
  font-weight: 700;
}
.six .used > * {
  background: color-mix(in srgb, var(--focus) 24%, var(--surface));
}
.brackets {
  border: solid;
  border-color: inherit;
  border-width: 0 1.5px;
  border-radius: 9px;
  pointer-events: none;
}
.text {
  align-self: center;
  font-size: 0.84375rem;
  overflow: hidden;
  text-align: center;
  text-overflow: ellipsis;
  white-space: nowrap;
}

/* the grid of the attention part: a column for each source word */
.six .grid {
  display: grid;
  grid-auto-rows: minmax(1.35rem, auto);
}
.grid .word {
  font-weight: 600;
}
.many .grid .word {
  font-size: 0.75rem;
  font-weight: 400;
}
.grid .brackets {
  margin: 0 5px;
}
.grid .role {
  font-size: 0.75rem;
}
.grid .span span {
  border: 1px solid;
  border-radius: 0 0 6px 6px;
  border-top: 0;
  display: block;
  line-height: 1.2;
  margin: 0 4px;
}
.grid.row {
  margin-top: 0.4rem;
}
.pillar {
  align-items: flex-end;
  background: var(--nothing);
  border-radius: 3px 3px 0 0;
  display: flex;
  height: 2.75rem;
  justify-self: center;
  margin: 0.3rem 0 0.1rem;
  overflow: hidden;
  width: 62%;
}
.pillar span {
  background: var(--everything);
  width: 100%;
}
.sum {
  align-items: center;
  display: flex;
  gap: 0.15rem;
  justify-content: center;
}
.sum .sign,
.between {
  color: var(--soft);
}
.between {
  justify-self: end;
  overflow: visible;
  transform: translateX(50%);
  z-index: 1;
}

/* columns and matrices beside each other */
.flow {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem;
}
.prediction {
  flex-wrap: nowrap;
}
.column {
  display: grid;
  grid-template-rows: 1.35rem;
}
.vector,
.matrix {
  display: grid;
  padding: 0 4px;
  position: relative;
}
.matrix {
  column-gap: 4px;
}
.vector .brackets,
.matrix .brackets {
  inset: 0;
  position: absolute;
}
.vector .cell,
.matrix .cell {
  width: 4.9ch; /* wide enough for a minus sign, so that nothing moves when one comes */
}
.vector .cell {
  width: 5.3ch;
}
.flow .sign {
  color: var(--soft);
  display: grid;
  justify-items: center;
  line-height: 1;
  padding-top: 1.35rem;
}
.flow .sign .formula {
  font-size: 0.6875rem;
  margin-top: -0.6rem;
}
.flow .sign.over {
  /* what it does stands in the line of names, between those of the columns beside it */
  align-content: center;
  align-self: stretch;
  position: relative;
}
.sign.over .formula {
  left: 50%;
  margin: 0;
  position: absolute;
  top: 0.35rem;
  transform: translateX(-50%);
}
.halves {
  align-self: stretch;
  display: flex;
  flex-direction: column;
  font-size: 0.84375rem;
  padding: 1.35rem 0 0 0.4rem;
}
.halves span {
  align-content: center;
}
.column.words {
  flex: 0 1 auto;
  grid-auto-rows: var(--row);
  min-width: 0;
}
.target {
  align-self: center;
  border-radius: 5px;
  font-size: 0.84375rem;
  overflow: hidden;
  padding: 0 0.25rem;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.target.written {
  background: var(--decoder);
  color: var(--surface);
  font-weight: 700;
}
.column.shares {
  flex: 1;
  grid-auto-rows: var(--row);
  min-width: 1.2rem;
}
.shares .track {
  align-self: center;
  background: var(--nothing);
  border-radius: 3px;
  height: 0.9rem;
  overflow: hidden;
}
.shares .track span {
  background: var(--everything);
  display: block;
  height: 100%;
}

@container (max-width: 30rem) {
  .chips .name {
    /* to be heard only: the sentence below says where we are */
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    width: 1px;
  }
  .chips button {
    padding: 0.25rem 0;
  }
  .chips li + li::before {
    right: calc(50% + 0.9rem);
    width: calc(100% - 1.8rem);
  }
  .six .stepper > button {
    min-width: 2.25rem;
    padding: 0;
  }
  .band {
    padding: 0.5rem 0.4rem;
  }
  .six .cell,
  .grid .word,
  .six .target,
  .grid .text {
    font-size: 0.75rem;
  }
  .grid .word {
    font-weight: 400;
  }
  .flow {
    gap: 1px;
  }
  .many .cell,
  .many .grid .text {
    font-size: 0.6875rem;
  }
  .many .grid .brackets {
    margin: 0 2px;
  }
  .many .between {
    background: var(--surface);
    line-height: 1;
  }
  .vector .cell {
    width: 4.9ch;
  }
  .long .shares {
    display: none;
  }
  .vector,
  .matrix {
    column-gap: 2px;
    padding: 0 2px;
  }
  .sign.over .formula {
    visibility: hidden;
  }
}
`;var Lt=3,je=["state","memory","combine","output"],qt=["e_j = s · h_j","α_j = exp(e_j) / Σ_k exp(e_k)","c = Σ_j α_j h_j","[c; s]","s̃ = tanh(W_c [c; s])","p = softmax(W_o s̃)"],se=[{s:"query",h:"key"},{},{c:"value",h:"value"},{c:"value",s:"decoder"},{c:"value",s:"decoder",s̃:"decoder"},{s̃:"decoder"}],D=De(null);function yn({model:e,say:t}){let[n]=X(e,"source"),[r]=X(e,"vocabulary"),[s,o]=X(e,"step"),[i,l]=X(e,"opened"),u=wn(e),{values:d}=u,p=re(()=>({...d,...Ft(d)}),[d]),f=i?Ht(i,p):null,_=f&&f.step<=s?f:null,c={say:t,all:p,step:s,source:n,vocabulary:r,open:_,opened:_?i:"",change:u.change,toggle:h=>l(h===i?"":h),go(h){l(""),o(h)}},m=h=>{h.key!=="Escape"||!_||(h.preventDefault(),l(""))},v=`${n.length>4?"many":""} ${d.state.length>2?"long":""}`;return a(D.Provider,{value:c,children:a("div",{class:`six ${v}`,onKeyDown:m,children:[a(Sn,{}),a(Tt,{children:Nn(c)}),a("div",{class:"legend",children:[a("span",{children:[a("span",{class:"scrub","aria-hidden":"true",children:$(.5)})," ",t("drag")]}),a("span",{children:[a("span",{class:"result sample","aria-hidden":"true",children:$(.5)})," ",t("choose")]}),a("button",{type:"button",class:"again",onClick:u.startAgain,children:t("again")})]}),a("div",{children:[a(Pn,{}),a(Mn,{}),a(zn,{}),a(Dn,{}),a(Rn,{}),a(En,{})]},$n(p)),a(At,{say:t,...Wn(c)})]})})}function wn(e){let t=je.map(o=>X(e,o)),n=t.map(([o])=>o),r=re(()=>n,[n.map(({shape:o})=>o.join()).join(";")]);return{values:re(()=>Object.fromEntries(je.map((o,i)=>[o,kn(n[i])])),n),change(o,i,l){let u=je.indexOf(o),{shape:d,values:p}=Oe(n[u]);t[u][1](Nt(d,p.map((f,_)=>_===i?l:f)))},startAgain:()=>t.forEach(([o,i],l)=>o!==r[l]&&i(r[l]))}}function kn(e){let t=Oe(e);return t.shape.length===1?Array.from(t.values,Ot):Dt(t).map(n=>Array.from(n,Ot))}var Ot=e=>Number(e.toPrecision(7)),$n=({memory:e,output:t})=>[e.length,e[0].length,t.length].join();function Sn(){let{say:e,step:t,go:n}=M(D);return a(xt,{step:t,n:6,set:n,back:e("back"),next:e("next"),children:a("ol",{class:"chips","aria-label":e("steps"),children:qt.map((r,s)=>a("li",{class:Bt(s,t),children:a("button",{type:"button","aria-current":s===t?"step":void 0,onClick:()=>n(s),children:[a("span",{class:"badge",children:s+1}),a("span",{class:"name",children:e(`step ${s+1}`)})]})}))})})}var Bt=(e,t)=>e===t?"now":e<t?"done":e===t+1?"later next":"later";function Q({i:e,children:t}){let{say:n,step:r,go:s,all:o,open:i}=M(D),l=o.state.length,u=e<=r,d=i?.step===e;return a("div",{class:`band ${Bt(e,r)}`,role:"group","aria-label":`${e+1}: ${n(`step ${e+1}`)}`,children:[a("div",{class:"about",children:[a("button",{type:"button",class:"title",tabIndex:e===r+1?0:-1,onClick:()=>s(e),children:[a("span",{class:"badge",children:e+1}),a("span",{class:"name",children:n(`step ${e+1}`)})]}),u&&a("div",{class:"note",children:[a("div",{class:`why ${d?"aside":""}`,children:[a("p",{class:"rule",children:a(C,{text:qt[e],roles:se[e]})}),a("p",{children:a(Pt,{text:n(`why ${e+1}`,{short:l,long:2*l}),roles:se[e]})})]}),a("div",{class:"work","aria-live":"polite",children:d&&a(Cn,{...i,roles:se[e]})})]})]}),u&&a("div",{children:t})]})}function Cn({symbol:e,entry:t,same:n,texts:r,about:s,result:o,exact:i,roundedOff:l,roles:u}){let{say:d}=M(D),p=(_,c)=>a(A,{children:[a(C,{text:_,roles:u}),c!==void 0&&`, ${d("entry",{i:c+1})}`]}),f=[n?p(...n):r[0],...r.slice(1)];return f.map((_,c)=>a("p",{children:[c===0&&a(A,{children:[p(e,t)," "]}),c>0&&s?"≈":"="," ",typeof _=="string"?a(C,{text:_,roles:u}):_,c===f.length-1&&a(A,{children:[" ",a("span",{class:"outcome",children:[i?"=":"≈"," ",a("strong",{children:o})]}),l&&a("span",{class:"remark",children:[" ",d("rounded")]})]})]}))}var y=(e,t,n=1,r=1)=>({gridArea:`${e} / ${t} / span ${n} / span ${r}`});function Ve({name:e,trait:t,index:n,value:r,kind:s,label:o,at:i}){let{change:l,open:u}=M(D),d=u?.uses.includes(e);return a("span",{class:`cell ${d?"used":""}`,style:i,children:a(zt,{"data-number":e,kind:s,label:o,value:r,min:-Lt,max:Lt,set:p=>l(t,n,p)})})}function O({name:e,value:t,label:n,kind:r="",write:s=$,at:o}){let{open:i,opened:l,toggle:u}=M(D),d=M(jt),p=i?.uses.includes(e);return a("span",{class:`cell ${p?"used":""}`,style:o,children:a("button",{type:"button",class:`result ${r}`,"data-number":e,tabIndex:d.stop===e?0:-1,"aria-expanded":l===e,"aria-label":`${n}: ${s(t)}`,onFocus:()=>d.setStop(e),onClick:()=>u(e),children:s(t)})})}var jt=De(null);function ye({label:e,first:t,class:n,style:r,children:s}){let[o,i]=I(t),l=ne(null),u=d=>{let p=d.target.closest("button"),f=!d.altKey&&!d.ctrlKey&&!d.metaKey&&!d.shiftKey&&Tn[d.key];!p||!f||(d.preventDefault(),An([...l.current.querySelectorAll("button")],p,f)?.focus())};return a(jt.Provider,{value:{stop:o,setStop:i},children:a("div",{class:n,style:r,role:"toolbar","aria-label":e,ref:l,onKeyDown:u,children:s})})}var Tn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function An(e,t,[n,r]){let s=d=>{let{left:p,top:f,width:_,height:c}=d.getBoundingClientRect();return[p+_/2,f+c/2]},[o,i]=s(t);return e.map(d=>{let[p,f]=s(d),[_,c]=[p-o,f-i],[m,v]=n?[_*n,Math.abs(c)]:[c*r,Math.abs(_)];return{button:d,along:m,far:m+3*v,inLine:n===0||v<8}}).filter(({along:d,inLine:p})=>d>4&&p).sort((d,p)=>d.far-p.far)[0]?.button}var Z=({at:e,kind:t=""})=>a("span",{class:`brackets ${t}`,style:e,"aria-hidden":"true"}),P=({at:e,kind:t="",children:n})=>a("span",{class:`text ${t}`,style:e,children:n}),xe=e=>({gridTemplateColumns:`repeat(${e.length+2}, minmax(0, 1fr))`});function Pn(){let{say:e,all:t,source:n,step:r,open:s}=M(D),{state:o,memory:i,scores:l}=t,u=o.length,d=s?s.step:r,p=se[d].s??"decoder",f=se[d].h??"encoder";return a(Q,{i:0,children:[a("div",{class:"grid",style:xe(n),children:[a(P,{at:y(1,1),kind:"word decoder",children:e("decoder")}),a(P,{at:y(2,1),kind:`symbol ${p}`,children:a(C,{text:"s"})}),a(Z,{at:y(3,1,u),kind:p}),a(P,{at:y(3+u,1),kind:`role ${p}`,children:e(p==="query"?"query":"state")}),n.map((_,c)=>a(A,{children:[a(P,{at:y(1,2+c),kind:"word encoder",children:_}),a(P,{at:y(2,2+c),kind:`symbol ${f}`,children:a(C,{text:`h_${c+1}`})}),a(Z,{at:y(3,2+c,u),kind:f})]})),a(P,{at:y(3+u,2,1,n.length),kind:`role span ${f}`,children:a("span",{children:e(f==="key"?"keys":f==="value"?"values":"states")})}),o.map((_,c)=>a(Ve,{name:`state:${c+1}`,trait:"state",index:c,value:_,kind:p,label:e("state entry",{i:c+1}),at:y(3+c,1)})),i.map((_,c)=>_.map((m,v)=>a(Ve,{name:`memory:${c+1}:${v+1}`,trait:"memory",index:c*u+v,value:m,kind:f,label:e("memory entry",{word:n[c],i:v+1}),at:y(3+v,2+c)})))]}),a(ye,{class:"grid row",style:xe(n),label:e("scores"),first:"score:1",children:[a(P,{at:y(1,1),kind:"symbol",children:a(C,{text:"e_j"})}),l.map((_,c)=>a(O,{name:`score:${c+1}`,value:_,label:e("score of",{word:n[c]}),at:y(1,2+c)}))]})]})}function Mn(){let{say:e,all:t,source:n}=M(D),{exps:r,total:s,weights:o,whole:i}=t,l=n.length+2;return a(Q,{i:1,children:a(ye,{class:"grid",style:xe(n),label:e("weights"),first:"exp:1",children:[a(P,{at:y(1,1),kind:"symbol",children:a(C,{text:"exp(e_j)"})}),r.map((u,d)=>a(O,{name:`exp:${d+1}`,value:u,write:z,label:e("exp of",{word:n[d]}),at:y(1,2+d)})),a(Kt,{at:y(1,l),children:a(O,{name:"total",value:s,write:z,label:e("total")})}),o.map((u,d)=>a("span",{class:"pillar",style:y(2,2+d),"aria-hidden":"true",children:a("span",{class:"moves",style:{height:`${100*u}%`}})})),a(P,{at:y(3,1),kind:"symbol",children:a(C,{text:"α_j"})}),o.map((u,d)=>a(O,{name:`weight:${d+1}`,value:u,label:e("weight of",{word:n[d]}),at:y(3,2+d)})),a(Kt,{at:y(3,l),children:a(O,{name:"whole",value:i,label:e("whole")})})]})})}var Kt=({at:e,children:t})=>a("span",{class:"sum",style:e,children:[a("span",{class:"sign","aria-hidden":"true",children:"Σ"}),t]});function zn(){let{say:e,all:t,source:n}=M(D),{weighted:r,context:s}=t,o=s.length,i=n.length+2;return a(Q,{i:2,children:a(ye,{class:"grid",style:xe(n),label:e("weighted"),first:"weighted:1:1",children:[r.map((l,u)=>a(A,{children:[a(P,{at:y(1,2+u),kind:"symbol value",children:a(C,{text:`α_${u+1} h_${u+1}`})}),a(Z,{at:y(2,2+u,o),kind:"value"}),a(P,{at:y(2,2+u,o),kind:"between",children:u<n.length-1?"+":"="})]})),a(P,{at:y(1,i),kind:"symbol value",children:a(C,{text:"c"})}),a(Z,{at:y(2,i,o),kind:"value"}),s.map((l,u)=>a(A,{children:[r.map((d,p)=>a(O,{name:`weighted:${p+1}:${u+1}`,value:d[u],kind:"value",label:e("weighted entry",{word:n[p],i:u+1}),at:y(2+u,2+p)})),a(O,{name:`context:${u+1}`,value:l,kind:"value total",label:e("context entry",{i:u+1}),at:y(2+u,i)})]}))]})})}function Y({symbol:e,kind:t="",values:n,label:r,numberKind:s=()=>t,first:o}){return a("div",{class:"column",children:[a(P,{kind:`symbol ${t}`,children:e&&a(C,{text:e})}),a(ye,{class:"vector",label:r,first:`${o}:1`,children:[a(Z,{kind:t}),n.map((i,l)=>a(O,{name:`${o}:${l+1}`,value:i,kind:s(l),label:`${r}, ${l+1}`}))]})]})}function Vt(){let{say:e,all:t}=M(D),n=t.state.length;return a(Y,{symbol:"[c; s]",values:t.joined,numberKind:r=>r<n?"value":"decoder",label:e("joined"),first:"joined"})}function Dn(){let{say:e,all:t}=M(D),n=t.state.length;return a(Q,{i:3,children:a("div",{class:"flow",children:[a(Vt,{}),a("div",{class:"halves",children:[a("span",{class:"value",style:{flexGrow:n},children:[a(C,{text:"c"})," ",e("found")]}),a("span",{class:"decoder",style:{flexGrow:n},children:[a(C,{text:"s"})," ",e("asked")]})]})]})})}function Gt({symbol:e,trait:t,rows:n,label:r}){return a("div",{class:"column",children:[a(P,{kind:"symbol",children:a(C,{text:e})}),a("div",{class:"matrix",style:{gridTemplateColumns:`repeat(${n[0].length}, auto)`},children:[a(Z,{}),n.map((s,o)=>s.map((i,l)=>a(Ve,{name:`${t}:${o+1}:${l+1}`,trait:t,index:o*s.length+l,value:i,label:r(o,l)})))]})]})}function Rn(){let{say:e,all:t}=M(D);return a(Q,{i:4,children:a("div",{class:"flow",children:[a(Gt,{symbol:"W_c",trait:"combine",rows:t.combine,label:(n,r)=>e("combine entry",{i:n+1,k:r+1})}),a(J,{children:"×"}),a(Vt,{}),a("div",{class:"flow",children:[a(J,{children:"="}),a(Y,{values:t.mixed,label:e("mixed"),first:"mixed"}),a(J,{children:[a(C,{text:"tanh"}),"→"]}),a(Y,{symbol:"s̃",kind:"decoder",values:t.attentional,label:e("attentional"),first:"attentional"})]})]})})}var J=({kind:e="",children:t})=>a("span",{class:`sign ${e}`,"aria-hidden":"true",children:t});function En(){let{say:e,all:t,vocabulary:n}=M(D),{logits:r,probabilities:s}=t,[o]=be(s,1);return a(Q,{i:5,children:a("div",{class:"flow prediction",children:[a("div",{class:"column words",children:[a(P,{}),n.map((i,l)=>a("span",{class:`target decoder ${l===o?"written":""}`,children:i}))]}),a(Gt,{symbol:"W_o",trait:"output",rows:t.output,label:(i,l)=>e("output entry",{word:n[i],k:l+1})}),a(J,{children:"×"}),a(Y,{symbol:"s̃",kind:"decoder",values:t.attentional,label:e("attentional"),first:"attentional"}),a(J,{children:"="}),a(Y,{symbol:"z",values:r,label:e("logits"),first:"logit"}),a(J,{kind:"over",children:[a(C,{text:"softmax"}),"→"]}),a(Y,{symbol:"p",values:s,label:e("probabilities"),first:"probability"}),a("div",{class:"column shares","aria-hidden":"true",children:[a(P,{}),s.map(i=>a("span",{class:"track",children:a("span",{class:"moves",style:{width:`${100*i}%`}})}))]})]})})}function Nn({say:e,all:t,step:n,source:r,vocabulary:s}){let[o]=be(t.weights,1),[i]=be(t.probabilities,1);return e(`reading ${n+1}`,{step:n+1,name:e(`step ${n+1}`),word:r[o],score:$(t.scores[o]),weight:Fe(t.weights[o]),c:t.context.map(l=>$(l)).join(", "),n:t.joined.length,vector:t.attentional.map(l=>$(l)).join(", "),written:s[i],probability:Fe(t.probabilities[i])})}function Wn({say:e,all:t,source:n,vocabulary:r}){let s=t.state.length,o=Math.max(n.length,r.length,2*s),i=(u,d,p)=>[a(A,{children:[a(C,{text:u})," ",d]}),...Array.from({length:o},(f,_)=>_<p.length?$(p[_],4):"")],l=()=>[i("s",e("state"),t.state),...t.memory.map((u,d)=>i(`h_${d+1}`,n[d],u)),i("e_j",e("scores"),t.scores),i("exp(e_j)","",t.exps),i("Σ_k exp(e_k)","",[t.total]),i("α_j",e("weights"),t.weights),...t.weighted.map((u,d)=>i(`α_${d+1} h_${d+1}`,n[d],u)),i("c",e("context"),t.context),i("[c; s]","",t.joined),...t.combine.map((u,d)=>i("W_c",e("row",{i:d+1}),u)),i("W_c [c; s]","",t.mixed),i("s̃",e("attentional"),t.attentional),...t.output.map((u,d)=>i("W_o",r[d],u)),i("z",e("logits"),t.logits),i("p",e("probabilities"),t.probabilities)];return{head:[e("number"),...Array.from({length:o},(u,d)=>`${d+1}`)],rows:l}}var Tr=Ct(yn,Ie+It);export{Tr as default};
